#include "seal/SecretBytes.h"

#include <sodium.h>

#include <new>
#include <stdexcept>
#include <utility>

namespace watchdesk::seal {

void ready() {
    static const int state = sodium_init();
    if (state < 0)
        throw std::runtime_error("libsodium could not be readied");
}

SecretBytes::SecretBytes(std::size_t size) : m_size(size) {
    ready();
    m_data = static_cast<unsigned char*>(sodium_malloc(size));
    if (m_data == nullptr)
        throw std::bad_alloc();
    sodium_memzero(m_data, size);
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    if (this != &other) {
        sodium_free(m_data);
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBytes::~SecretBytes() {
    sodium_free(m_data); // wipes first; null is allowed
}

void wipe(void* memory, std::size_t size) {
    if (size > 0)
        sodium_memzero(memory, size);
}

} // namespace watchdesk::seal
