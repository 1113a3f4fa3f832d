# The month's index and the hand-over by the real program, over a store that the test fills itself.
sohoa_test(month_flow_tests SOURCES flow/month/month_flow_test.cc flow/month/taken_flow_test.cc flow/cli/program.cc
           LIBRARIES sohoa_store nlohmann_json::nlohmann_json sohoa_flags)
add_dependencies(month_flow_tests sohoa)
target_compile_definitions(month_flow_tests PRIVATE SOHOA_PROGRAM="$<TARGET_FILE:sohoa>")
