// Whether the program that started us is still there.
#pragma once

namespace watchdesk::sim::os {

/// Remembers our parent process at construction.
class Parent {
public:
    Parent();
    /// True once it has ended and somebody else has adopted us.
    [[nodiscard]] bool gone() const;

private:
    int m_pid;
};

} // namespace watchdesk::sim::os
