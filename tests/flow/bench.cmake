# The laboratory on what samples.AreReadWell found: it must understand the program's export and drawing.
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
add_test(NAME samples.TheLaboratoryReports
         COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/bench/lab/evaluate.py ${CMAKE_SOURCE_DIR}/samples/scans
                 --sohoa $<TARGET_FILE:sohoa> --out ${CMAKE_BINARY_DIR}/samples --again --pages 2)
set_tests_properties(samples.TheLaboratoryReports PROPERTIES FIXTURES_REQUIRED samples
                     ENVIRONMENT PYTHONDONTWRITEBYTECODE=1)
