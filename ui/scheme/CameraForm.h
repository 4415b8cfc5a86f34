// The sheet in which a camera is written.
#pragma once

#include "desk/MemberDesk.h"
#include "ui/widgets/FormSheet.h"

class QLineEdit;

namespace watchdesk::ui {

class ChoiceField;

/// A camera, new or there already. Without premises it is the town's. The place is that of the premises, or one that
/// is clicked on the map.
class CameraForm : public FormSheet {
    Q_OBJECT
public:
    /// `places`: the premises it may be at.
    CameraForm(QWidget* window, desk::Desk& desk, const domain::Camera& camera,
               const QVector<domain::Premises>& places);
    /// What is typed so far.
    [[nodiscard]] domain::Camera draft() const;

Q_SIGNALS:
    void done(const desk::RecordStep& step);
    void mapWanted(); ///< the place is to be chosen on the map

private:
    void makeFields();
    void putAtPremises();
    void premisesChosen();
    void sayPlace();
    void save();
    [[nodiscard]] const domain::Premises* premises() const;
    desk::MemberDesk& m_members;
    domain::Camera m_camera;
    QVector<domain::Premises> m_places;
    QLineEdit* m_number;
    QLineEdit* m_covers;
    ChoiceField* m_at = nullptr; ///< there are several premises
    LabelText* m_where;
    Button* m_choose;
    Button* m_same; ///< where the premises are
};

} // namespace watchdesk::ui
