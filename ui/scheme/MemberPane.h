// One member whole, beside the list.
#pragma once

#include "desk/MemberViews.h"

#include <QWidget>

#include <functional>

class QScrollArea;
class QVBoxLayout;

namespace watchdesk::ui {

class Button;
class FactList;
class LabelText;

/// Read from top to bottom: the business, its checklists, premises, contacts, radios, papers, history. What may be
/// changed has a button; nobody's who may not change it.
class MemberPane : public QWidget {
    Q_OBJECT
public:
    explicit MemberPane(QWidget* parent = nullptr);
    /// `mayChange`: the buttons are there. `now` for words such as "today".
    void show(const desk::MemberSheet& sheet, bool mayChange, UtcMs now);
    void clear();
    [[nodiscard]] const desk::MemberSheet& sheet() const { return m_sheet; }

Q_SIGNALS:
    void memberWanted();
    void premisesWanted(const domain::Premises& premises); ///< id empty: new ones
    void contactWanted(const domain::Contact& contact);    ///< id empty: a new one
    void contactUnwanted(const domain::Contact& contact);
    void cameraWanted(const domain::Camera& camera); ///< id empty: a new one
    void cameraUnwanted(const domain::Camera& camera);
    void tickWanted(const QString& membershipId, domain::MembershipStep step, bool done);
    void signWanted(const QString& membershipId);
    void joinWanted(const QString& membershipId);
    void leaveWanted(const QString& membershipId);
    void applyWanted(); ///< into a further scheme, or again

private:
    void addHead();
    void addPlaces();
    void addPeople();
    void addCameras();
    void addLists();
    void addMembership(const desk::MemberLine& line);
    void addChecklistLine(const desk::MemberLine& line, const domain::ChecklistLine& step);
    void addPremises(const domain::Premises& premises);
    void addContact(const domain::Contact& contact);
    void addCamera(const domain::Camera& camera);
    /// What can be changed there and, where it can be, removed.
    struct Entry {
        QString title;
        QString words;
        QString change; ///< what its button is called
        QString remove; ///< empty: it cannot be
    };
    void addEntry(const Entry& entry, std::function<void()> change, std::function<void()> remove = {});
    void addList(const QString& title, const QStringList& lines, const QString& none);
    void addHistory();
    void section(const QString& title, const QString& act, std::function<void()> fn);
    void line(const QString& text, bool muted = false);
    desk::MemberSheet m_sheet;
    bool m_mayChange = false;
    UtcMs m_now = 0;
    QWidget* m_page = nullptr;
    QVBoxLayout* m_column = nullptr;
    QScrollArea* m_area;
};

} // namespace watchdesk::ui
