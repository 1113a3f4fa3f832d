sohoa_test(cli_tests
  SOURCES unit/cli/arguments_test.cc unit/cli/dates_test.cc unit/cli/files_test.cc unit/cli/machine_test.cc unit/cli/messages_test.cc unit/cli/note_text_test.cc
          unit/cli/output_test.cc unit/cli/record_json_test.cc unit/cli/record_text_test.cc unit/cli/table_test.cc
  LIBRARIES sohoa_cli)
# What the commands brought to other folders: frames on pictures, zips.
sohoa_test(cli_adapters_tests SOURCES unit/cli/archive_writer_test.cc unit/cli/draw_test.cc
           LIBRARIES sohoa_pipeline sohoa_reading)
