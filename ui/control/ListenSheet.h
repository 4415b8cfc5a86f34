// How loud each channel is, and on which side.
#pragma once

#include "ui/control/Listening.h"
#include "ui/widgets/FormSheet.h"

class QCheckBox;
class QGridLayout;
class QSlider;

namespace watchdesk::ui {

/// A row a channel: volume, side, muted. What is moved is heard at once and kept. Window's thread.
class ListenSheet : public FormSheet {
    Q_OBJECT
public:
    /// `at`: the channel whose row has the focus first; may be empty.
    ListenSheet(QWidget* opener, Listening& listening, const QString& at);

private:
    struct Row {
        QString channel;
        QSlider* volume = nullptr;
        QSlider* side = nullptr;
        QCheckBox* muted = nullptr;
        LabelText* words = nullptr;
    };
    void addRow(QGridLayout* grid, const QString& channel);
    void take(const Row& row);
    void showWords(const Row& row);
    Listening& m_listening;
    QVector<Row> m_rows;
};

} // namespace watchdesk::ui
