#include "ui/gallery/GalleryPage.h"

#include "domain/CivilDay.h"
#include "ui/gallery/CardWords.h"
#include "ui/gallery/GalleryFoot.h"
#include "ui/gallery/GalleryModel.h"
#include "ui/gallery/PhotoStrip.h"
#include "ui/gallery/SheetPanel.h"
#include "ui/gallery/WallView.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/FilterField.h"
#include "ui/widgets/FocusGoesTo.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/SegmentedControl.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

desk::GalleryGroup groupAt(int index) {
    return static_cast<desk::GalleryGroup>(index);
}

} // namespace

GalleryPage::GalleryPage(const GalleryJobs& jobs, QWidget* parent) : QWidget(parent), m_jobs(jobs) {
    build();
}

GalleryPage::~GalleryPage() {
    // The parts hold on to the adapters: they go first.
    delete m_sheet;
    delete m_wall;
    delete m_pictures;
}

void GalleryPage::build() {
    setObjectName(QStringLiteral("gallery"));
    setAccessibleName(tr("Gallery"));
    m_model = new GalleryModel(m_jobs.clock, this);
    m_pictures = new WallPictures(m_jobs.gallery, this);
    m_error = new ErrorBanner(this);
    m_wall = new WallView(*m_model, *m_pictures, m_jobs.clock, this);
    m_sheet = new SheetPanel(m_jobs, this);
    m_foot = new GalleryFoot(this);
    m_nobody =
        new EmptyState(QStringLiteral("images"), tr("Nobody is in the gallery"),
                       tr("People stand here when an exclusion is proposed or in force, or when their identity is "
                          "sought after an incident."),
                       this);
    m_noMatch = new EmptyState(QStringLiteral("search"), tr("Nobody matches"), {}, this);
    connect(m_noMatch->addButton(tr("Show everybody")), &QAbstractButton::clicked, this, &GalleryPage::clearFilter);
    m_reading = new EmptyState(QStringLiteral("images"), tr("Reading the gallery…"), {}, this);
    // What is said lies over the wall, which keeps the focus and its keys whatever is shown.
    auto* middle = new QGridLayout;
    for (QWidget* part : {static_cast<QWidget*>(m_wall), static_cast<QWidget*>(m_nobody),
                          static_cast<QWidget*>(m_noMatch), static_cast<QWidget*>(m_reading)})
        middle->addWidget(part, 0, 0);
    say(m_reading);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(makeBar());
    left->addWidget(m_error);
    left->addLayout(middle, 1);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addLayout(left, 1);
    upper->addWidget(m_sheet);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(upper, 1);
    column->addWidget(m_foot);
    focusGoesTo(this, m_wall);
    connectParts();
    connectSheet();
    makeActions();
    arrange();
    reload();
}

QWidget* GalleryPage::makeBar() {
    auto* bar = new QWidget(this);
    bar->setFixedHeight(48);
    m_filter = new FilterField(tr("Filter the gallery"), tr("Name, looks, place, reference"), QStringLiteral("/"), bar);
    m_filter->setObjectName(QStringLiteral("gallery-filter"));
    QStringList names;
    for (int i = 0; i < desk::galleryGroups; ++i)
        names << groupText(groupAt(i));
    m_groups = new SegmentedControl(names, tr("Who is shown"), bar);
    const GalleryModel::Groups& on = m_model->groups();
    m_groups->setEach(QVector<bool>(on.cbegin(), on.cend()));
    m_sort = new SegmentedControl({tr("Risk"), tr("Recent"), tr("Expiring")}, tr("In which order"), bar);
    m_sizes = new SegmentedControl({tr("S"), tr("M"), tr("L")}, tr("Size of the photographs"), bar);
    m_sizes->setCurrent(static_cast<int>(TileSize::Medium));
    for (SegmentedControl* control : {m_groups, m_sort, m_sizes})
        control->setTall(32);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_filter, 1);
    row->addWidget(m_groups);
    row->addStretch(1);
    row->addWidget(m_sort);
    row->addWidget(m_sizes);
    return bar;
}

void GalleryPage::connectParts() {
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setText(text);
        m_wall->scrollToTop();
    });
    connect(m_filter, &FilterField::left, this, [this] { m_wall->setFocus(Qt::OtherFocusReason); });
    connect(m_filter, &FilterField::listWanted, this, [this] {
        m_wall->setFocus(Qt::OtherFocusReason);
        if (!m_wall->currentIndex().isValid() && m_model->rowCount() > 0)
            m_wall->setCurrentIndex(m_model->index(0));
    });
    connect(m_groups, &SegmentedControl::toggled, this, [this](int index) {
        GalleryModel::Groups groups = m_model->groups();
        groups.at(static_cast<std::size_t>(index)) = m_groups->isOn(index);
        m_model->setGroups(groups);
        m_wall->scrollToTop();
    });
    connect(m_sort, &SegmentedControl::currentChanged, this, [this](int index) {
        m_model->setSort(static_cast<GalleryModel::Sort>(index));
        m_wall->scrollToTop();
    });
    connect(m_sizes, &SegmentedControl::currentChanged, this,
            [this](int index) { m_wall->setTileSize(static_cast<TileSize>(index)); });
    connect(m_model, &GalleryModel::shownChanged, this, &GalleryPage::refreshState);
    connect(m_wall, &WallView::chosenChanged, this, &GalleryPage::refreshState);
    connect(m_wall, &WallView::opened, this, &GalleryPage::toggleSheet);
    connect(m_wall, &WallView::typed, this, &GalleryPage::typeInFilter);
    connect(m_wall, &WallView::clickedCard, this, [this](const QString& id) {
        // With a sheet beside the wall a click is a wish to see that one; without, it only chooses.
        if (!m_sheet->subjectId().isEmpty())
            m_sheet->open(id);
    });
    connect(m_wall, &WallView::left, this, [this] {
        if (m_sheet->subjectId().isEmpty())
            m_filter->clear();
        else
            m_sheet->close();
    });
    connect(m_pictures, &WallPictures::failed, this,
            [this](const Error& error) { m_error->showError(error, [this] { reload(); }); });
    connect(&m_jobs.gallery, &GallerySource::changed, &m_gather, qOverload<>(&QTimer::start));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    m_gather.setSingleShot(true);
    m_gather.setInterval(gatherMs);
    connect(&m_gather, &QTimer::timeout, this, &GalleryPage::reload);
    m_minute.setInterval(30'000);
    connect(&m_minute, &QTimer::timeout, this, &GalleryPage::tick);
    m_minute.start();
}

void GalleryPage::connectSheet() {
    connect(m_sheet, &SheetPanel::opened, this, [this] {
        refreshActions();
        const QModelIndex current = m_wall->currentIndex();
        if (current.isValid()) // the wall is narrower now
            m_wall->scrollTo(current);
    });
    connect(m_sheet, &SheetPanel::closed, this, [this] {
        refreshActions();
        m_wall->setFocus(Qt::OtherFocusReason);
    });
    connect(m_sheet, &SheetPanel::failed, this, [this](const Error& error) { m_error->showError(error); });
}

void GalleryPage::reload() {
    const quint64 asked = ++m_asked;
    onAnswer(this, m_jobs.gallery.wall(), [this, asked](const Result<desk::GalleryWall>& answer) {
        if (asked != m_asked)
            return;
        if (!answer) {
            m_error->showError(answer.error(), [this] { reload(); });
            return;
        }
        m_read = true;
        m_pictures->tryAgain();
        m_model->setWall(*answer);
        Q_EMIT wallShown();
    });
    m_sheet->readAgain();
}

void GalleryPage::toggleSheet(const QString& subjectId) {
    if (subjectId.isEmpty())
        return;
    if (m_sheet->subjectId() == subjectId)
        m_sheet->close();
    else
        m_sheet->open(subjectId);
}

void GalleryPage::showSheet(const QString& subjectId) {
    m_sheet->open(subjectId);
}

void GalleryPage::typeInFilter(const QString& text) {
    m_filter->setFocus(Qt::OtherFocusReason);
    m_filter->end(false);
    m_filter->insert(text);
}

void GalleryPage::clearFilter() {
    m_filter->clear();
    for (int i = 0; i < m_groups->count(); ++i) {
        if (!m_groups->isOn(i))
            m_groups->toggle(i);
    }
    m_wall->setFocus(Qt::OtherFocusReason);
}

void GalleryPage::refreshState() {
    int hidden = 0;
    for (int i = 0; i < desk::galleryGroups; ++i) {
        m_groups->setCount(i, m_model->count(groupAt(i)));
        if (!m_groups->isOn(i))
            hidden += m_model->count(groupAt(i));
    }
    const int shown = m_model->rowCount();
    m_noMatch->setTexts(tr("Nobody matches"),
                        hidden > 0 ? tr("%1 among those that are not shown.").arg(hidden)
                                   : tr("Nobody has all of these words. Try part of a name, a look or a place."));
    if (m_read)
        say(shown > 0 ? nullptr : m_model->isEmpty() ? m_nobody : m_noMatch);
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    QString text = shown == 1 ? tr("1 person") : tr("%1 people").arg(locale.toString(shown));
    if (!m_wall->chosen().isEmpty())
        text += tr(", 1 selected");
    m_foot->setText(m_read ? text : QString());
}

void GalleryPage::say(EmptyState* state) {
    for (EmptyState* one : {m_nobody, m_noMatch, m_reading})
        one->setVisible(one == state);
}

QString GalleryPage::emptyText() const {
    for (const EmptyState* one : {m_nobody, m_noMatch, m_reading}) {
        if (!one->isHidden())
            return one->heading();
    }
    return {};
}

QString GalleryPage::footText() const {
    return m_foot->text();
}

/// "seen 1 min ago" goes on; at midnight exclusions end without anything being written.
void GalleryPage::tick() {
    if (m_model->today().isValid() && domain::civilDay(m_jobs.clock.now()) != m_model->today())
        reload();
    m_wall->viewport()->update();
}

void GalleryPage::arrange() {
    m_sheet->setFixedWidth(width() >= wideFrom ? sheetWidth : narrowSheetWidth);
}

void GalleryPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void GalleryPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    tick();
}

void GalleryPage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, 47, width(), 1), tone(Tone::Rule));
}

} // namespace watchdesk::ui
