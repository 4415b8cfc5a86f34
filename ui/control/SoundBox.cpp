#include "domain/CivilDay.h"
#include "ui/control/ReadingPane.h"
#include "ui/control/RowPaint.h"
#include "ui/theme/FixedDigits.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/Toast.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPainter>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace watchdesk::ui {

namespace {

constexpr std::array speeds{1.0, 1.25, 1.5, 1.75, 2.0};

double nextSpeed(double speed) {
    const auto next = std::upper_bound(speeds.begin(), speeds.end(), speed);
    return next == speeds.end() ? speeds.front() : *next;
}

} // namespace

SoundBox::SoundBox(RadioJobs& radio, Playback& playback, QWidget* parent)
    : QWidget(parent), m_radio(radio), m_playback(playback) {
    setAccessibleName(tr("Recording"));
    m_wave = new WaveformView(this);
    m_play = new Button(tr("Play"), this);
    m_play->setObjectName(QStringLiteral("play"));
    m_play->setFixedWidth(128);
    m_play->setKeyCap(tr("Space"));
    m_speed = new Button(tr("1×"), this);
    m_speed->setAccessibleName(tr("Speed"));
    m_position = new LabelText({}, TextStyle::Body, Tone::Text2, this);
    m_position->setFixedDigits(true);
    m_trouble = new LabelText({}, TextStyle::Small, Tone::Soon, this);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_play);
    row->addWidget(m_speed);
    row->addSpacing(4);
    row->addWidget(m_position);
    row->addWidget(m_trouble, 1);
    m_save = new Button(tr("Save…"), this);
    m_save->setIconName(QStringLiteral("file-down"));
    m_save->setAccessibleName(tr("Save the recording as a file"));
    row->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_wave);
    column->addLayout(row);
    connect(m_play, &Button::clicked, this, [this] { m_playback.toggle(m_mediaId); });
    connect(m_speed, &Button::clicked, this, [this] {
        m_playback.setSpeed(nextSpeed(m_playback.speed()));
        refresh();
    });
    connect(m_wave, &WaveformView::seekRequested, this, [this](double to) { m_playback.playFrom(m_mediaId, to); });
    connect(m_save, &Button::clicked, this, &SoundBox::askWhere);
    connect(&playback, &Playback::changed, this, &SoundBox::refresh);
}

void SoundBox::setOver(const domain::Transmission& over, bool live, UtcMs now) {
    m_mediaId = live ? QString() : over.mediaId;
    m_lengthMs = (over.end == 0 ? now : over.end) - over.start;
    m_wave->setEnvelope(over.envelope, m_lengthMs);
    m_fileName = QStringLiteral("%1 %2.wav")
                     .arg(over.channel, QDateTime::fromMSecsSinceEpoch(over.start, domain::schemeZone())
                                            .toString(QStringLiteral("yyyy-MM-dd hh-mm-ss")));
    m_fileName.replace(QLatin1Char('/'), QLatin1Char('_'));
    setVisible(!over.id.isEmpty());
    m_save->setVisible(m_radio.mayExport());
    m_save->setEnabled(!m_mediaId.isEmpty());
    m_play->setEnabled(!m_mediaId.isEmpty());
    m_wave->setEnabled(!m_mediaId.isEmpty());
    m_speed->setEnabled(!m_mediaId.isEmpty());
    refresh();
}

void SoundBox::refresh() {
    const bool playing = !m_mediaId.isEmpty() && m_playback.playing() == m_mediaId;
    const double played = m_playback.played(m_mediaId);
    m_wave->setPlayed(played);
    m_play->setText(playing ? tr("Pause") : tr("Play"));
    m_play->setIconName(playing ? QStringLiteral("pause") : QStringLiteral("play"));
    m_speed->setText(tr("%1×").arg(m_playback.speed()));
    const auto at = static_cast<qint64>(played * static_cast<double>(m_lengthMs));
    m_position->setText(QStringLiteral("%1 / %2").arg(lengthText(at), lengthText(m_lengthMs)));
    m_trouble->setText(!m_mediaId.isEmpty() && m_playback.waiting() == m_mediaId ? tr("Waits while somebody speaks")
                                                                                 : m_playback.trouble());
}

void SoundBox::askWhere() {
    auto* dialog =
        new QFileDialog(this, tr("Save the recording"),
                        QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(m_fileName),
                        tr("WAV (*.wav)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("wav"));
    connect(dialog, &QFileDialog::fileSelected, this, &SoundBox::saveAs);
    dialog->open();
}

void SoundBox::saveAs(const QString& path) {
    onAnswer(this, m_radio.exportWav(m_mediaId, path), [this](const Result<desk::ExportedRecording>& saved) {
        if (!saved) {
            Q_EMIT m_playback.failed(saved.error());
            return;
        }
        const QString hash = QString::fromLatin1(saved->sha256.toHex().left(16));
        Toast::show(this, saved->complete
                              ? tr("Saved as %1 · SHA-256 %2…").arg(QFileInfo(saved->path).fileName(), hash)
                              : tr("Saved as far as it was recorded, as %1").arg(QFileInfo(saved->path).fileName()));
    });
}

SamePlaceList::SamePlaceList(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Latest incidents at the same place"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SamePlaceList::setRows(const QVector<desk::FeedRow>& rows, QDate today) {
    m_rows = rows;
    m_today = today;
    QStringList said;
    for (const desk::FeedRow& row : rows)
        said += row.title + QLatin1Char(' ') + row.detail;
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    setFixedHeight(static_cast<int>(rows.size()) * rowHeight);
    update();
}

void SamePlaceList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (int i = 0; i < m_rows.size(); ++i) {
        const desk::FeedRow& row = m_rows.at(i);
        const QRectF rect(0, i * rowHeight, width(), rowHeight);
        if (i > 0)
            painter.fillRect(QRectF(0, rect.top(), width(), 1), tone(Tone::Rule));
        painter.setPen(tone(Tone::TextMuted));
        const QRectF when(0, rect.top() + 4, 112, 16);
        paintLine(painter, when, dayText(localDate(row.at), m_today), TextStyle::Small, Tone::Text2);
        painter.setPen(tone(Tone::TextMuted));
        paintFixedDigits(painter, when.translated(0, 16), clockText(row.at, false), textFont(TextStyle::Small));
        paintRowMark(painter, QRectF(112, rect.top() + 4, 16, 16), row);
        double right = width();
        if (!row.badge.isEmpty()) {
            const int chip = chipWidth(row.badge, {});
            right -= chip;
            ChipLook look;
            look.filled = false;
            paintChip(painter, QRectF(right, rect.top() + 10, chip, chipHeight), row.badge, look);
            right -= 12;
        }
        paintLine(painter, QRectF(140, rect.top() + 3, right - 140, 18), row.title, TextStyle::Body, Tone::Text);
        paintLine(painter, QRectF(140, rect.top() + 20, right - 140, 16), row.detail, TextStyle::Small,
                  Tone::TextMuted);
    }
}

} // namespace watchdesk::ui
