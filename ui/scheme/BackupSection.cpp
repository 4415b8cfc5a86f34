#include "ui/scheme/BackupSection.h"

#include "base/Clock.h"
#include "desk/Desk.h"
#include "ui/scheme/PlanView.h"
#include "ui/scheme/Table.h"
#include "ui/widgets/Beside.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/DayText.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/FocusGoesTo.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/Toast.h"

#include <QAction>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

enum Cell { WhenCell, FileCell, SizeCell, DeskCell, PlaceCell };
constexpr int paneWidth = 360;

QString sizeText(qint64 bytes) {
    return QLocale(QLocale::English, QLocale::UnitedKingdom).formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString placeText(BackupRow::Place place) {
    switch (place) {
    case BackupRow::Place::Unknown:
        return BackupSection::tr("looking…");
    case BackupRow::Place::There:
        return BackupSection::tr("there");
    case BackupRow::Place::Gone:
        return BackupSection::tr("not there any more");
    case BackupRow::Place::Elsewhere:
        return BackupSection::tr("at that desk");
    }
    return {};
}

/// A file that is gone is the graver news.
std::pair<QString, Tone> stateOf(const BackupRow& row) {
    if (row.place == BackupRow::Place::Gone)
        return {placeText(row.place), Tone::Soon};
    if (!row.backup.brokenChain.isEmpty())
        return {BackupSection::tr("audit log broken"), Tone::Soon};
    return {placeText(row.place), Tone::TextMuted};
}

QString wordsOf(const BackupRow& row) {
    return QStringLiteral("%1, %2, %3, %4")
        .arg(whenText(row.backup.at, {}, false), row.backup.file, sizeText(row.backup.bytes), stateOf(row).first);
}

/// What is wrong is wrong in the store, and is in every backup that is written from then on.
QString chainWords(const QString& broken) {
    return BackupSection::tr("The audit log in this backup is broken: %1. The file itself is whole and opens, but the "
                             "log was changed or cut in the store before it was written. Verify the store on the page "
                             "of the audit log, and keep the older backups: none is removed by the plan for this one.")
        .arg(broken);
}

QString lastWords(UtcMs at, UtcMs now) {
    if (now - at < 60'000)
        return BackupSection::tr("The last backup was written just now.");
    return BackupSection::tr("The last backup was written %1 ago, on %2.").arg(roughText(now - at), dayAndTime(at));
}

LabelText* paragraph(Tone tone) {
    auto* label = new LabelText({}, TextStyle::Body, tone);
    label->setWrapped(true);
    return label;
}

} // namespace

BackupSection::BackupSection(desk::Desk& desk, QWidget* parent)
    : SectionPanel(QStringLiteral("backups"), tr("Backups"), desk, parent), m_backups(desk.backups()),
      m_rows(new Rows<BackupRow>(wordsOf, this)), m_head(new PanelHead(tr("Backups"))), m_last(paragraph(Tone::Text)),
      m_trouble(paragraph(Tone::Soon)), m_now(new Button(tr("Back up now"), nullptr, Button::Kind::Primary)),
      m_writing(new QWidget), m_doing(new LabelText({}, TextStyle::Body, Tone::Text2)), m_bar(new QProgressBar),
      m_table(new Table(
          tr("Backups"),
          Columns({{tr("When"), 120}, {tr("File")}, {tr("Size"), 72, true}, {tr("Desk"), 88}, {tr("The file"), 124}}),
          rowHeight,
          [this](QPainter& painter, const QRectF& cell, int row, int column) {
              paintCell(painter, cell, row, column);
          })),
      m_facts(new FactList(tr("The backup that is chosen"))), m_chain(paragraph(Tone::Soon)),
      m_restore(paragraph(Tone::Text2)), m_plan(new PlanView(m_backups)) {
    m_pool.setMaxThreadCount(1);
    makeLayout();
    makeActions();
    focusGoesTo(this, m_table);
    connect(&m_table->list(), &RowList::chosen, this, &BackupSection::showChosen);
    connect(m_plan, &PlanView::changeWanted, this, &BackupSection::changePlan);
    connect(&m_backups, &desk::BackupDesk::changed, this, &BackupSection::refresh);
    connect(&m_backups, &desk::BackupDesk::progress, this,
            [this](double part) { m_bar->setValue(static_cast<int>(part * 1000)); });
}

BackupSection::~BackupSection() {
    m_pool.waitForDone();
}

void BackupSection::makeLayout() {
    m_table->setModel(m_rows);
    auto* empty = new EmptyState(QStringLiteral("hard-drive"), tr("No backup yet"),
                                 tr("A backup is the whole store in one file, sealed as the store is. It is written "
                                    "while everybody goes on working."));
    m_table->setEmpty(empty);
    connect(empty->addButton(tr("Back up now"), tr("Ctrl B")), &QAbstractButton::clicked, this, &BackupSection::backUp);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_head);
    left->addWidget(makeNow());
    left->addWidget(new RuleLine(Qt::Horizontal));
    left->addWidget(m_table, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left, 1);
    row->addWidget(new RuleLine(Qt::Vertical));
    row->addWidget(makePane());
}

QWidget* BackupSection::makeNow() {
    auto* card = new QWidget;
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    m_now->setIconName(QStringLiteral("hard-drive"));
    m_now->setKeyCap(tr("Ctrl B"));
    connect(m_now, &QAbstractButton::clicked, this, &BackupSection::backUp);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_last, 1, Qt::AlignVCenter);
    head->addWidget(m_now, 0, Qt::AlignVCenter);
    column->addLayout(head);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(4);
    m_bar->setRange(0, 1000);
    m_bar->setAccessibleName(tr("Progress"));
    auto* stop = new Button(tr("Stop"));
    connect(stop, &QAbstractButton::clicked, this, [this] { m_backups.cancel(); });
    auto* words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(m_doing);
    words->addWidget(m_bar);
    auto* doing = new QHBoxLayout(m_writing);
    doing->setContentsMargins(0, 0, 0, 0);
    doing->setSpacing(12);
    doing->addLayout(words, 1);
    doing->addWidget(stop);
    m_writing->hide();
    m_trouble->hide();
    column->addWidget(m_writing);
    column->addWidget(m_trouble);
    return card;
}

QWidget* BackupSection::makePane() {
    auto* pane = new QWidget;
    pane->setFixedWidth(paneWidth);
    m_facts->setLabelWidth(72);
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(12, 8, 12, 12);
    inner->setSpacing(8);
    inner->addWidget(m_facts);
    inner->addWidget(m_chain);
    inner->addWidget(new SectionHead(tr("By a plan")));
    inner->addWidget(m_plan);
    inner->addWidget(new SectionHead(tr("Putting one back")));
    inner->addWidget(m_restore);
    inner->addStretch(1);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new PanelHead(tr("Backup")));
    column->addLayout(inner, 1);
    return pane;
}

void BackupSection::makeActions() {
    addJob(tr("Back up now"), QStringLiteral("hard-drive"), QKeySequence(Qt::CTRL | Qt::Key_B), [this] { backUp(); });
    addJob(tr("Backups by a plan"), QStringLiteral("calendar-days"), {}, [this] { changePlan(); });
    addJob(tr("Stop the backup that is being written"), QStringLiteral("x"), {}, [this] { m_backups.cancel(); });
}

QVector<KeyHint> BackupSection::hints() const {
    return {{{tr("Ctrl B")}, tr("back up now")}};
}

void BackupSection::refresh() {
    onAnswer(this, m_backups.backups(), [this](const QVector<domain::Backup>& backups) { show(backups); });
}

void BackupSection::show(const QVector<domain::Backup>& backups) {
    const QString here = desk().options().desk;
    QVector<BackupRow> rows;
    for (const domain::Backup& backup : backups)
        rows += BackupRow{backup, backup.desk == here ? BackupRow::Place::Unknown : BackupRow::Place::Elsewhere};
    const int at = std::max(0, m_table->list().currentIndex().row());
    m_rows->set(rows);
    m_table->list().choose(at);
    m_head->setNote(rows.size() == 1 ? tr("1 backup") : tr("%1 backups").arg(rows.size()));
    m_last->setText(rows.isEmpty() ? tr("This store has never been backed up.")
                                   : lastWords(rows.first().backup.at, desk().clock().now()));
    m_last->setTone(rows.isEmpty() ? Tone::Soon : Tone::Text);
    showChosen();
    lookForFiles();
}

void BackupSection::lookForFiles() {
    const quint64 looked = ++m_looked;
    const QVector<BackupRow> rows = m_rows->all();
    const auto look = [rows]() -> Result<QVector<BackupRow>> {
        QVector<BackupRow> found = rows;
        for (BackupRow& row : found) {
            if (row.place != BackupRow::Place::Elsewhere)
                row.place = QFileInfo::exists(row.backup.file) ? BackupRow::Place::There : BackupRow::Place::Gone;
        }
        return found;
    };
    onAnswer(this, beside(m_pool, look), [this, looked](const QVector<BackupRow>& found) {
        if (looked != m_looked)
            return;
        m_rows->set(found);
        showChosen();
    });
}

void BackupSection::showChosen() {
    const BackupRow* row = m_rows->at(m_table->list().currentIndex().row());
    const QString file = row != nullptr ? row->backup.file : tr("BACKUP");
    m_restore->setText(tr("A backup is put back beside the store, never over it:\n\n"
                          "watchdeskctl restore \"%1\" --store NEW.watchdesk\n\n"
                          "Then open the new store here with Ctrl+Shift+O, and verify it on the page of the audit log. "
                          "The passphrases are those of the day on which it was written.")
                           .arg(file));
    const QString broken = row != nullptr ? row->backup.brokenChain : QString();
    m_chain->setVisible(!broken.isEmpty());
    m_chain->setText(broken.isEmpty() ? QString() : chainWords(broken));
    if (row == nullptr)
        return m_facts->setFacts({{tr("Written"), tr("none yet")}});
    m_facts->setFacts({{tr("Written"), dayAndTime(row->backup.at), true},
                       {tr("File"), row->backup.file},
                       {tr("Size"), sizeText(row->backup.bytes)},
                       {tr("Desk"), row->backup.desk},
                       {tr("The file"), placeText(row->place)},
                       {tr("SHA-256"), QString::fromLatin1(row->backup.sha256.toHex()), false, true}});
}

QString BackupSection::lastText() const {
    return m_last->text();
}

QString BackupSection::restoreText() const {
    return m_restore->text();
}

QString BackupSection::chainText() const {
    return m_chain->text();
}

QString BackupSection::trouble() const {
    return m_trouble->isHidden() ? QString() : m_trouble->text();
}

bool BackupSection::isWriting() const {
    return !m_writing->isHidden();
}

void BackupSection::backUp() {
    if (isWriting())
        return;
    const QString folder = m_rows->all().isEmpty() ? QString() : QFileInfo(m_rows->at(0)->backup.file).absolutePath();
    askPath(tr("Folder for the backup"), folder, {}, [this](const QString& chosen) { write(chosen); });
}

void BackupSection::changePlan() {
    const auto ask = [this](const std::function<void(const QString&)>& take) {
        askPath(tr("Folder for the backups of the plan"), m_backups.schedule().folder, {}, take);
    };
    new PlanSheet(m_backups, ask, window());
}

void BackupSection::write(const QString& folder) {
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(desk().clock().now());
    const QString name = tr("WatchDesk %1.backup").arg(now.toString(QStringLiteral("yyyy-MM-dd HH.mm.ss")));
    m_trouble->hide();
    m_bar->setValue(0);
    m_doing->setText(tr("Writing %1, and looking through it").arg(name));
    m_now->setEnabled(false);
    m_writing->show();
    onAnswer(this, m_backups.backUp(QDir(folder).filePath(name)),
             [this](const Result<domain::Backup>& written) { ended(written); });
}

void BackupSection::ended(const Result<domain::Backup>& written) {
    m_writing->hide();
    m_now->setEnabled(true);
    m_trouble->setVisible(!written || !written->brokenChain.isEmpty());
    if (!written) {
        m_trouble->setText(written.error().code == ErrorCode::Cancelled
                               ? tr("Stopped. Nothing is left of it.")
                               : QString::fromStdString(written.error().text()));
        return;
    }
    m_trouble->setText(written->brokenChain.isEmpty()
                           ? QString()
                           : tr("Written and kept, but the audit log in it is broken: see beside the list."));
    Toast::show(this, tr("Backed up: %1").arg(written->file));
    m_table->list().choose(0);
    refresh();
}

void BackupSection::paintCell(QPainter& painter, const QRectF& cell, int row, int column) const {
    const BackupRow& backup = *m_rows->at(row);
    switch (column) {
    case WhenCell:
        paintLine(painter, cell, whenText(backup.backup.at, localDate(desk().clock().now()), false), TextStyle::Body,
                  Tone::Text);
        break;
    case FileCell:
        paintLine(painter, cell, QFileInfo(backup.backup.file).fileName(), TextStyle::Body, Tone::Text);
        break;
    case SizeCell:
        paintLine(painter, cell, sizeText(backup.backup.bytes), TextStyle::Body, Tone::Text2,
                  Qt::AlignRight | Qt::AlignVCenter);
        break;
    case DeskCell:
        paintLine(painter, cell, backup.backup.desk, TextStyle::Body, Tone::Text2);
        break;
    default: {
        const auto [words, colour] = stateOf(backup);
        paintLine(painter, cell, words, TextStyle::Body, colour);
    }
    }
}

} // namespace watchdesk::ui
