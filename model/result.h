// A value or an Error; how every function that can fail answers. No exception crosses a module's border.
// Not thread-safe; owns its value. value() on an error, or error() on a value, is a programming mistake and aborts.
#pragma once

#include <cstdlib>
#include <optional>
#include <utility>
#include <variant>

#include "model/error.h"

namespace sohoa {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return ok() ? *std::get_if<0>(&state_) : Abort<T&>(); }
  const T& value() const& { return ok() ? *std::get_if<0>(&state_) : Abort<const T&>(); }
  T&& value() && { return ok() ? std::move(*std::get_if<0>(&state_)) : Abort<T&&>(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }

  const Error& error() const { return ok() ? Abort<const Error&>() : *std::get_if<1>(&state_); }

 private:
  template <class U>
  [[noreturn]] static U Abort() {
    std::abort();
  }
  std::variant<T, Error> state_;
};

// Success, or an Error.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Error& error() const {
    if (!error_) std::abort();
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace sohoa
