# Its own main: started again under a worker's name, the program is a worker with a reader that does what the test file
# says.
sohoa_test(pipeline_tests
           SOURCES
           unit/pipeline/archive_reader_test.cc
           unit/pipeline/better_reading_test.cc
           unit/pipeline/channel_test.cc
           unit/pipeline/clerk_notes_test.cc
           unit/pipeline/content_kind_test.cc
           unit/pipeline/dossier_name_test.cc
           unit/pipeline/error_guide_test.cc
           unit/pipeline/identity_test.cc
           unit/pipeline/inbox_test.cc
           unit/pipeline/ingest_test.cc
           unit/pipeline/intake_test.cc
           unit/pipeline/ledger_test.cc
           unit/pipeline/member_name_test.cc
           unit/pipeline/record_diff_test.cc
           unit/pipeline/reprocess_test.cc
           unit/pipeline/spool_test.cc
           unit/pipeline/structure_test.cc
           unit/pipeline/watch_test.cc
           unit/pipeline/worker_pool_test.cc
           unit/pipeline/archive_maker.cc
           unit/pipeline/fake_store.cc
           unit/pipeline/paper_reader.cc
           unit/pipeline/main.cc
           LIBRARIES sohoa_pipeline sohoa_worker sohoa_codec PkgConfig::LIBARCHIVE)
