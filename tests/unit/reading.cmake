find_package(OpenMP REQUIRED)
sohoa_test(reading_tests
  SOURCES unit/reading/sample_files.cc unit/reading/barcode_test.cc unit/reading/blocks_test.cc unit/reading/bricks_test.cc
          unit/reading/engine_calls_test.cc
          unit/reading/file_format_test.cc unit/reading/handwriting_test.cc unit/reading/image_file_test.cc
          unit/reading/ink_layers_test.cc unit/reading/inspect_test.cc unit/reading/page_reader_test.cc
          unit/reading/layer_check_test.cc unit/reading/name_check_test.cc unit/reading/name_prior_test.cc unit/reading/pixel_memory_test.cc unit/reading/pale_print_test.cc unit/reading/pale_seals_test.cc unit/reading/paper_cutout_test.cc unit/reading/pdf_images_test.cc unit/reading/picture_hash_test.cc unit/reading/seal_lines_test.cc unit/reading/seal_test.cc
          unit/reading/row_reading_test.cc unit/reading/rules_test.cc unit/reading/second_look_choice_test.cc
          unit/reading/shrink_test.cc unit/reading/signer_test.cc unit/reading/slot_lines_test.cc unit/reading/syllable_test.cc unit/reading/text_layer_test.cc unit/reading/text_rows_test.cc unit/reading/upright_test.cc
  LIBRARIES sohoa_reading PkgConfig::LEPTONICA PkgConfig::QPDF ZXing::ZXing OpenMP::OpenMP_CXX)
target_compile_definitions(reading_tests PRIVATE POINTERHOLDER_TRANSITION=4)
