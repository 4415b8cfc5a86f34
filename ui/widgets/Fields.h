// Fields of forms: a line, a day, a choice; each with its accessible name.
#pragma once

#include "ui/widgets/Choice.h"

#include <QLineEdit>

#include <optional>

namespace watchdesk::ui {

/// 32 px high; at most as long as the store takes.
[[nodiscard]] QLineEdit* lineField(const QString& name, const QString& text = {}, const QString& placeholder = {});

/// A day as people type it ("today", "3 Apr", "3/4/25"), said in full in the tool tip. Empty is no day.
class DayField : public QLineEdit {
    Q_OBJECT
public:
    DayField(const QString& name, const QDate& today, const QDate& day = {}, QWidget* parent = nullptr);
    void setDay(const QDate& day);
    /// Null when it is empty; nothing when what is typed is no day.
    [[nodiscard]] std::optional<QDate> day() const;

private:
    QDate m_today;
};

/// A choice of texts, each with an id.
class ChoiceField : public Choice {
    Q_OBJECT
public:
    explicit ChoiceField(const QString& name, QWidget* parent = nullptr);
    void add(const QString& text, const QString& id);
    [[nodiscard]] QString id() const { return currentData().toString(); }
    void choose(const QString& id);
};

} // namespace watchdesk::ui
