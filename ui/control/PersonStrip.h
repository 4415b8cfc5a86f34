// Who the alert in hand is about.
#pragma once

#include "ui/control/AlertBoard.h"

#include <QImage>
#include <QWidget>

#include <memory>

namespace watchdesk::ui {

class PictureDecoder;

/// Photograph, name, reference, age and cautions of each. Shown only to those who may see the gallery, and each first
/// look is on the audit log; hidden when nobody is known. Painted; window's thread.
class PersonStrip : public QWidget {
    Q_OBJECT
public:
    explicit PersonStrip(AlertJobs& alerts, QWidget* parent = nullptr);
    ~PersonStrip() override;
    /// Of the alert in hand as it now is; asks again when its incident or its people are others.
    void setAlert(const desk::AlertView* view);
    [[nodiscard]] const QVector<desk::AlertPerson>& people() const { return m_people; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void take(const QVector<desk::AlertPerson>& people);
    AlertJobs& m_alerts;
    std::unique_ptr<PictureDecoder> m_decoder;
    QString m_of; ///< alert and the people of its incident
    QVector<desk::AlertPerson> m_people;
    QHash<QString, QImage> m_pictures; ///< by subject
};

} // namespace watchdesk::ui
