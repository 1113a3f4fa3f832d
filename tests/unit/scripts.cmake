# Scripts that people run beside the program.
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
add_test(NAME scripts.import_procedures COMMAND Python3::Interpreter -m unittest import_procedures_test
         WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/unit/scripts)
set_tests_properties(scripts.import_procedures PROPERTIES ENVIRONMENT
  "SOHOA_IMPORTER=${CMAKE_SOURCE_DIR}/scripts/import_procedures.py;PYTHONDONTWRITEBYTECODE=1")
