// What is read: the record of the row that is chosen in the feed.
#pragma once

#include "ui/control/Jobs.h"
#include "ui/control/Playback.h"
#include "ui/control/Waveform.h"
#include "ui/widgets/FactList.h"

#include <QTimer>

class QGridLayout;
class QScrollArea;
class QStackedWidget;

namespace watchdesk::ui {

class Button;
class EmptyState;
class IconLabel;
class IncidentSteps;
class LabelText;
class PanelHead;

/// The recording of an over: big waveform, play and pause, where it stands, up to twice the speed, out as a file.
class SoundBox : public QWidget {
    Q_OBJECT
public:
    SoundBox(RadioJobs& radio, Playback& playback, QWidget* parent = nullptr);
    /// Hidden when there is nothing to play.
    void setOver(const domain::Transmission& over, bool live, UtcMs now);
    [[nodiscard]] QString mediaId() const { return m_mediaId; }
    /// Writes it there, and says so.
    void saveAs(const QString& path);

private:
    void refresh();
    void askWhere();
    RadioJobs& m_radio;
    Playback& m_playback;
    WaveformView* m_wave;
    Button* m_play;
    Button* m_speed;
    Button* m_save;
    LabelText* m_position;
    LabelText* m_trouble;
    QString m_mediaId;
    QString m_fileName; ///< proposed
    qint64 m_lengthMs = 0;
};

/// The latest incidents at the same premises. Painted.
class SamePlaceList : public QWidget {
    Q_OBJECT
public:
    static constexpr int rowHeight = 40;
    explicit SamePlaceList(QWidget* parent = nullptr);
    void setRows(const QVector<desk::FeedRow>& rows, QDate today);
    [[nodiscard]] int rows() const { return static_cast<int>(m_rows.size()); }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QVector<desk::FeedRow> m_rows;
    QDate m_today;
};

/// Reads a row's detail when it is told to, and again when that row changes. Window's thread.
class ReadingPane : public QWidget {
    Q_OBJECT
public:
    static constexpr int settleMs = 60; ///< the arrow key held down reads only where it stops

    ReadingPane(const ControlJobs& jobs, Playback& playback, QWidget* parent = nullptr);
    void read(qint64 seq);
    [[nodiscard]] bool isEmpty() const;
    /// Whether there is a row to be read, be it still on its way.
    [[nodiscard]] bool hasRow() const { return m_seq >= 0; }
    [[nodiscard]] QString heading() const;
    [[nodiscard]] const FactList& incident() const { return *m_incident; }
    [[nodiscard]] const FactList& caller() const { return *m_caller; }
    [[nodiscard]] const FactList& recording() const { return *m_recording; }
    [[nodiscard]] SoundBox& sound() const { return *m_sound; }
    /// Of the incident that is read, unless it was withdrawn.
    [[nodiscard]] IncidentSteps& steps() const { return *m_steps; }

Q_SIGNALS:
    void left(); ///< Esc, or the button of the map
    /// A row's detail is there.
    void shown(const watchdesk::desk::RowDetail& detail);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    QWidget* makeSheet();
    void ask();
    void show(const desk::RowDetail& detail);
    void showHeading(const desk::RowDetail& detail);
    void showIncident(const desk::RowDetail& detail);
    void showSteps(const domain::Incident& incident);
    void showCaller(const desk::RowDetail& detail);
    void showRecording(const desk::RowDetail& detail);
    void arrange();
    void arrangeOneColumn();
    void arrangeTwoColumns();
    void showFailure(const Error& error);

    ControlJobs m_jobs;
    QTimer m_soon;
    qint64 m_seq = -1;
    quint64 m_asked = 0;
    PanelHead* m_head;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    EmptyState* m_failed;
    QScrollArea* m_scroll;
    QWidget* m_sheet;
    IconLabel* m_mark;
    LabelText* m_title;
    LabelText* m_when;
    LabelText* m_text;
    SoundBox* m_sound;
    QGridLayout* m_grid;
    QWidget* m_incidentBox;
    QWidget* m_callerBox;
    QWidget* m_recordingBox;
    QWidget* m_sameBox;
    IncidentSteps* m_steps;
    FactList* m_incident;
    FactList* m_caller;
    FactList* m_recording;
    SamePlaceList* m_same;
};

} // namespace watchdesk::ui
