add_executable(store_bench store_bench.cc)
target_link_libraries(store_bench PRIVATE sohoa_store CLI11::CLI11)
