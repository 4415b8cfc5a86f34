// Shorthand for the store's own code: go on with the value, or hand the error back.
#pragma once

#define STORE_JOIN_(a, b) a##b
#define STORE_JOIN(a, b) STORE_JOIN_(a, b)

/// STORE_TRY(name, expression): `name` is the value of a Result, or its error is returned.
#define STORE_TRY(name, ...)                                                                                           \
    auto STORE_JOIN(name, Result) = (__VA_ARGS__);                                                                     \
    if (!STORE_JOIN(name, Result))                                                                                     \
        return STORE_JOIN(name, Result).error();                                                                       \
    auto& name = *STORE_JOIN(name, Result)

/// STORE_CHECK(expression): the error of a Result is returned.
#define STORE_CHECK(...)                                                                                               \
    if (auto storeChecked = (__VA_ARGS__); !storeChecked)                                                              \
    return storeChecked.error()
