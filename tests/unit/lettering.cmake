sohoa_test(lettering_tests
  SOURCES unit/lettering/letter_paths_test.cc unit/lettering/name_reader_test.cc unit/lettering/row_net_test.cc
          unit/lettering/row_picture_test.cc
  LIBRARIES sohoa_lettering)
