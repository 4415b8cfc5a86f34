// Memory for keys: locked, guarded, left out of core dumps, wiped when freed (libsodium's sodium_malloc).
#pragma once

#include <cstddef>
#include <span>

namespace watchdesk::seal {

/// Readies libsodium; every entry point of this room does it for itself. Thread-safe. Throws std::runtime_error if it
/// cannot.
void ready();

/// Owns `size` bytes of guarded memory, zero at first. Movable, not copyable. Throws std::bad_alloc.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size);
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes();

    [[nodiscard]] unsigned char* data() { return m_data; }
    [[nodiscard]] const unsigned char* data() const { return m_data; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] std::span<const unsigned char> span() const { return {m_data, m_size}; }

private:
    unsigned char* m_data = nullptr;
    std::size_t m_size = 0;
};

/// Wipes memory that held a secret and is not SecretBytes (a passphrase's UTF-8).
void wipe(void* memory, std::size_t size);

} // namespace watchdesk::seal
