sohoa_test(architecture_tests SOURCES architecture/include_rules.cc architecture/include_rules_test.cc
           architecture/architecture_test.cc LIBRARIES sohoa_flags)
target_include_directories(architecture_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests)
