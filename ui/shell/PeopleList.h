// Who is at the desk: one row a person.
#pragma once

#include "domain/Person.h"

#include <QVector>
#include <QWidget>

namespace watchdesk::ui {

/// Rows of 60 px with initials, name and role; Up and Down choose. Scrolls with the choice when there are more than
/// fit.
class PeopleList : public QWidget {
    Q_OBJECT
public:
    explicit PeopleList(QWidget* parent = nullptr);
    void setPeople(const QVector<domain::Person>& people);
    void setCurrent(int row);
    /// The row of that name, if there is one.
    void choose(const QString& name);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] domain::Person person() const { return m_people.value(m_current); }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void currentChanged(int row);
    /// Enter, or a click: the passphrase is next.
    void chosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int firstShown() const;
    QVector<domain::Person> m_people;
    int m_current = 0;
};

} // namespace watchdesk::ui
