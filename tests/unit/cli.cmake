sohoa_test(cli_tests
  SOURCES unit/cli/arguments_test.cc unit/cli/dates_test.cc unit/cli/files_test.cc unit/cli/messages_test.cc
          unit/cli/output_test.cc unit/cli/record_json_test.cc unit/cli/record_text_test.cc unit/cli/table_test.cc
          unit/cli/validity_test.cc
  LIBRARIES sohoa_cli)
