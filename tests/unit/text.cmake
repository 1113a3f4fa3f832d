sohoa_test(text_tests SOURCES unit/text/minhash_test.cc unit/text/syllable_test.cc unit/text/vietnamese_test.cc unit/text/words_test.cc LIBRARIES sohoa_text)
