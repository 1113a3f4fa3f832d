sohoa_test(model_tests SOURCES unit/model/error_test.cc unit/model/record_test.cc LIBRARIES sohoa_model)
