sohoa_test(text_tests SOURCES unit/text/syllable_test.cc unit/text/vietnamese_test.cc LIBRARIES sohoa_text)
