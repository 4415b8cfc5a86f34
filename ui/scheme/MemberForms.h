// The sheets of one member: which is opened when, and what comes of it.
#pragma once

#include "domain/Contact.h"
#include "domain/Scheme.h"

#include <QObject>
#include <QPointF>
#include <QVector>

#include <functional>
#include <optional>

namespace watchdesk::desk {
class Desk;
class MemberDesk;
} // namespace watchdesk::desk

namespace watchdesk::ui {

class OfficeSteps;

/// Opens them over the section's window and hands each step to its OfficeSteps. Window's thread.
class MemberForms : public QObject {
    Q_OBJECT
public:
    MemberForms(QWidget* section, desk::Desk& desk, OfficeSteps& steps);

    void add();
    /// `others`: who may be its head office.
    void change(const domain::Member& member, const QVector<domain::Member>& others);
    void apply(const domain::Member& member);
    void editPremises(const domain::Premises& premises);
    void editContact(const domain::Contact& contact);
    void removeContact(const domain::Contact& contact);
    /// `places`: the premises it may be at; none: it is the town's. `after`: when its sheet is gone.
    void editCamera(const domain::Camera& camera, const QVector<domain::Premises>& places,
                    std::function<void()> after = {});
    void removeCamera(const domain::Camera& camera);
    void showTownCameras();

private:
    /// The map over the form, and `back` when it is gone: with the place, if one was chosen.
    void choosePlace(const QString& name, std::optional<QPointF> known,
                     std::function<void(std::optional<QPointF>)> back);
    QWidget* m_section;
    desk::Desk& m_desk;
    desk::MemberDesk& m_members;
    OfficeSteps& m_steps;
};

} // namespace watchdesk::ui
