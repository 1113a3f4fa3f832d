sohoa_test(handwriting_tests
  SOURCES unit/handwriting/digit_net_test.cc unit/handwriting/paths_test.cc unit/handwriting/segments_test.cc
          unit/handwriting/slot_reader_test.cc
  LIBRARIES sohoa_handwriting)
