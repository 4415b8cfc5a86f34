// What of the audit log is shown: text, person, kind of act, days.
#pragma once

#include "desk/AuditDesk.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace watchdesk::ui {

class FilterField;

/// Says changed() a moment after the last key. A day that cannot be read is marked and bounds nothing. Window's thread.
class AuditFilterBar : public QWidget {
    Q_OBJECT
public:
    static constexpr int settleMs = 150;

    explicit AuditFilterBar(QWidget* parent = nullptr);
    void setPeople(const QVector<desk::AuditPerson>& people);
    void setToday(QDate today) { m_today = today; }
    [[nodiscard]] desk::AuditQuery query() const;
    /// Nothing is left out.
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] FilterField& find() const { return *m_find; }
    [[nodiscard]] QLineEdit& day() const { return *m_day; }
    void clear();

Q_SIGNALS:
    void changed();
    void listWanted();
    /// To the last entry of that day.
    void dayWanted(QDate day);

private:
    void makeLayout();
    void jump();
    void mark(QLineEdit* edit) const;
    [[nodiscard]] QDate dayIn(const QLineEdit* edit) const;

    FilterField* m_find;
    QComboBox* m_who;
    QComboBox* m_kind;
    QLineEdit* m_from;
    QLineEdit* m_to;
    QLineEdit* m_day;
    QVector<desk::AuditPerson> m_people;
    QDate m_today;
    QTimer m_soon;
};

} // namespace watchdesk::ui
