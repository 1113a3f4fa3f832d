sohoa_test(codec_tests SOURCES unit/codec/event_codec_test.cc unit/codec/page_codec_test.cc unit/codec/record_codec_test.cc LIBRARIES sohoa_codec)
