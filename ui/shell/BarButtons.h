// The buttons at the ends of the top bar: the badge, the search, the person.
#pragma once

#include "domain/Person.h"
#include "ui/shell/BarButton.h"

namespace watchdesk::ui {

/// The badge and the program's name; opens the menu of everything.
class BadgeButton : public BarButton {
    Q_OBJECT
public:
    explicit BadgeButton(QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// Looks like a field, opens the palette.
class SearchButton : public BarButton {
    Q_OBJECT
public:
    explicit SearchButton(QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// Initials in a box, with name and role where there is room; opens the person's menu.
class PersonButton : public BarButton {
    Q_OBJECT
public:
    explicit PersonButton(QWidget* parent = nullptr);
    void setPerson(const domain::Person& person);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    domain::Person m_person;
};

} // namespace watchdesk::ui
