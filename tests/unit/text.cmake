sohoa_test(text_tests SOURCES unit/text/vietnamese_test.cc LIBRARIES sohoa_text)
