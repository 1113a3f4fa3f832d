# The scripts that measure. They are Python, so ctest runs them with unittest.
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
foreach(topic outcomes calibration causes worst report)
  add_test(NAME bench.${topic} COMMAND Python3::Interpreter -m unittest ${topic}_test
           WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/unit/bench)
  set_tests_properties(bench.${topic} PROPERTIES ENVIRONMENT "PYTHONPATH=${CMAKE_SOURCE_DIR}/bench;PYTHONDONTWRITEBYTECODE=1")
endforeach()
