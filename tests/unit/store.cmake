sohoa_test(store_tests
  SOURCES
    unit/store/alike_test.cc
    unit/store/audit_test.cc
    unit/store/backup_test.cc
    unit/store/crash_test.cc
    unit/store/encryption_test.cc
    unit/store/events_test.cc
    unit/store/full_text_test.cc
    unit/store/key_layout_test.cc
    unit/store/lookup_common_test.cc
    unit/store/lookup_places_test.cc
    unit/store/lookup_test.cc
    unit/store/page_terms_test.cc
    unit/store/removal_test.cc
    unit/store/repair_test.cc
    unit/store/requests_test.cc
    unit/store/rocks_status_test.cc
    unit/store/search_keys_test.cc
    unit/store/store_open_test.cc
    unit/store/store_write_test.cc
    unit/store/vault_test.cc
    unit/store/verify_test.cc
  LIBRARIES sohoa_store sohoa_registry sohoa_settings sohoa_codec RocksDB::rocksdb-shared)
target_include_directories(store_tests PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})

# A process of its own that the crash test may kill.
add_executable(store_crash_writer unit/store/crash_writer.cc)
target_link_libraries(store_crash_writer PRIVATE sohoa_store GTest::gtest)
target_include_directories(store_crash_writer PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(store_tests PRIVATE SOHOA_CRASH_WRITER="$<TARGET_FILE:store_crash_writer>")
add_dependencies(store_tests store_crash_writer)
