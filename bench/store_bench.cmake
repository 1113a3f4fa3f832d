add_executable(store_bench store_bench.cc generated_papers.cc)
target_link_libraries(store_bench PRIVATE sohoa_store sohoa_registry sohoa_settings CLI11::CLI11)
