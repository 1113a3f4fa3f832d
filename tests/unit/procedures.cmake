sohoa_test(procedures_tests SOURCES unit/registry/procedures_test.cc unit/registry/shipped_procedures_test.cc
           LIBRARIES sohoa_registry)
