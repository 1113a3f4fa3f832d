sohoa_test(reuse_tests
  SOURCES
    unit/reuse/consequences_test.cc
    unit/reuse/decision_test.cc
    unit/reuse/reasons_test.cc
    unit/reuse/scenarios_test.cc
    unit/reuse/subjects_test.cc
    unit/reuse/validity_test.cc
  LIBRARIES sohoa_reuse sohoa_text)
target_include_directories(reuse_tests PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
