// When premises are open, in OpenStreetMap's words.
#pragma once

#include <QDateTime>
#include <QString>
#include <QVector>

#include <array>
#include <optional>

namespace watchdesk::domain {

/// Opening hours of a week: the part of OpenStreetMap's `opening_hours` that shops need: "Mo-Sa 09:00-17:30; Su
/// 10:00-16:00", "Fr,Sa 18:00-02:00", "24/7", "Su off". A later rule takes the place of an earlier one for its days.
/// Public holidays ("PH …") are read over: no calendar of them is kept.
class OpeningHours {
public:
    /// A span of one day's in minutes after midnight; past 1440 it runs on into the next morning.
    struct Span {
        int from = 0;
        int to = 0;
        bool operator==(const Span&) const = default;
    };
    /// Nothing for a text that is none.
    [[nodiscard]] static std::optional<OpeningHours> read(const QString& text);

    [[nodiscard]] bool isOpen(const QDateTime& local) const;
    /// Spans of a day of the week, 1 = Monday.
    [[nodiscard]] const QVector<Span>& day(int dayOfWeek) const;
    /// "Mon to Sat 09:00–17:30, Sun closed": days alike are put together.
    [[nodiscard]] QString words() const;

private:
    std::array<QVector<Span>, 7> m_days;
};

} // namespace watchdesk::domain
