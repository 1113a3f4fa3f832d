# The real program on samples/scans, held against their truth.
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
add_test(NAME samples.AreReadWell
         COMMAND ${CMAKE_SOURCE_DIR}/bench/accuracy.sh samples/scans --errors 40 --least-typed 0.98 --least-split 0.93
                 --least-f1 0.92 --most-silent 0.01)
set_tests_properties(samples.AreReadWell PROPERTIES
                     ENVIRONMENT "SOHOA=$<TARGET_FILE:sohoa>;SOHOA_WORK=${CMAKE_BINARY_DIR}/samples"
                     FIXTURES_SETUP samples RUN_SERIAL ON)
# The letter that asked for this work, born digital and scanned: every field.
add_test(NAME samples.TheLetterIsReadWhole
         COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/bench/score.py ${CMAKE_SOURCE_DIR}/samples/truth.jsonl
                 ${CMAKE_BINARY_DIR}/samples/found.ndjson --only cong_van_7815_UBND-NC.pdf cong_van_7815_UBND-NC_scan.pdf
                 --errors 40 --least-f1 1 --least-split 1 --least-typed 1)
set_tests_properties(samples.TheLetterIsReadWhole PROPERTIES FIXTURES_REQUIRED samples)
