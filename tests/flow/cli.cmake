# The real program, run as people and scripts run it.
sohoa_test(cli_flow_tests
  SOURCES flow/cli/program.cc flow/cli/command_line_flow_test.cc flow/cli/encrypted_flow_test.cc
          flow/cli/letter_flow_test.cc flow/cli/lookup_flow_test.cc flow/cli/reuse_flow_test.cc flow/cli/searchable_flow_test.cc flow/cli/store_flow_test.cc
  LIBRARIES nlohmann_json::nlohmann_json sohoa_flags)
add_dependencies(cli_flow_tests sohoa)
target_compile_definitions(cli_flow_tests PRIVATE SOHOA_PROGRAM="$<TARGET_FILE:sohoa>")
