sohoa_test(exporters_tests
           SOURCES
           unit/exporters/bind_copies_test.cc
           unit/exporters/copy_pages_test.cc
           unit/exporters/invisible_font_test.cc
           unit/exporters/national_record_test.cc
           unit/exporters/nd30_metadata_test.cc
           unit/exporters/page_map_test.cc
           unit/exporters/scan_image_test.cc
           unit/exporters/text_formats_test.cc
           unit/reading/sample_files.cc
           LIBRARIES sohoa_copies sohoa_exporters sohoa_reading PkgConfig::LEPTONICA PkgConfig::QPDF)
target_compile_definitions(exporters_tests PRIVATE POINTERHOLDER_TRANSITION=4)
