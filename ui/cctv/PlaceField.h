// Where the camera is: a field that completes premises.
#pragma once

#include "ui/cctv/Jobs.h"

#include <QLineEdit>

namespace watchdesk::ui {

/// Empty: not said. Words that are no premises are kept as the still's source. Keys typed here are never the page's.
class PlaceField : public QLineEdit {
    Q_OBJECT
public:
    explicit PlaceField(QWidget* parent = nullptr);
    void setPlaces(const QVector<CameraPlace>& places);
    /// Empty when the words name no premises.
    [[nodiscard]] QString premisesId() const;
    [[nodiscard]] QString words() const { return text().simplified(); }

Q_SIGNALS:
    void placeChanged();
    void left(); ///< Enter or Esc

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    QVector<CameraPlace> m_places;
};

} // namespace watchdesk::ui
