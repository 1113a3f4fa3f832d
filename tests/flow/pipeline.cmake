# The way of a paper through the real program: bad inputs, crashes, the watched folder.
sohoa_test(pipeline_flow_tests
  SOURCES flow/pipeline/bad_files.cc flow/pipeline/crash_flow_test.cc flow/pipeline/hostile_files.cc flow/pipeline/hostile_flow_test.cc
          flow/pipeline/intake_flow_test.cc flow/pipeline/quine_zip.cc
          flow/pipeline/watch_flow_test.cc
          flow/pipeline/watch_changes_flow_test.cc flow/pipeline/watch_names_flow_test.cc
          flow/pipeline/watch_trouble_flow_test.cc
          flow/pipeline/watched_folder.cc flow/cli/program.cc unit/pipeline/archive_maker.cc
  LIBRARIES nlohmann_json::nlohmann_json sohoa_flags PkgConfig::LIBARCHIVE PkgConfig::QPDF)
add_dependencies(pipeline_flow_tests sohoa)
target_compile_definitions(pipeline_flow_tests PRIVATE SOHOA_PROGRAM="$<TARGET_FILE:sohoa>" POINTERHOLDER_TRANSITION=4)
