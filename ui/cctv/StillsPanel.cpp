#include "ui/cctv/StillsPanel.h"

#include "ui/cctv/PlaceField.h"
#include "ui/cctv/StillListModel.h"
#include "ui/theme/DeskStyle.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/PanelHead.h"

#include <QKeyEvent>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace watchdesk::ui {

DropZone::DropZone(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("drop-zone"));
    setAccessibleName(tr("Drop a still here, or paste"));
    setAccessibleDescription(tr("Ctrl+V pastes; Enter opens files"));
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(88);
    setCursor(Qt::PointingHandCursor);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DropZone::setLit(bool lit) {
    m_lit = lit;
    update();
}

void DropZone::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(tone(m_lit ? Tone::InHandFill : Tone::Outline), m_lit ? 2 : 1);
    pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.setBrush(m_lit ? QBrush(tone(Tone::InHandBg)) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintIcon(painter, QRectF(0, 10, width(), 16), QStringLiteral("image-down"), 16, Tone::Text2);
    paintLine(painter, QRectF(6, 30, width() - 12, 18), accessibleName(), TextStyle::Small, Tone::Text2,
              Qt::AlignCenter);
    const QString key = tr("Ctrl V");
    const int wide = keyCapWidth(key);
    paintKeyCap(painter, QRectF((width() - wide) / 2, 54, wide, 20), key, tone(Tone::Text2), tone(Tone::Outline));
    if (hasFocus())
        paintFocusRing(painter, rect());
}

void DropZone::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT openWanted();
}

void DropZone::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT openWanted();
    else
        QWidget::keyPressEvent(event);
}

StillsPanel::StillsPanel(StillBoard& board, SafeStills& pictures, QWidget* parent)
    : QWidget(parent), m_board(board), m_model(new StillListModel(board, this)),
      m_head(new PanelHead(tr("Stills"), this)), m_list(new QListView(this)), m_place(new PlaceField(this)),
      m_zone(new DropZone(this)) {
    setObjectName(QStringLiteral("stills"));
    setAccessibleName(tr("Stills on the desk"));
    m_list->setObjectName(QStringLiteral("still-list"));
    m_list->setAccessibleName(tr("Stills, newest first"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new StillDelegate(board, pictures, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setTabKeyNavigation(false);
    auto* open = new Button(tr("Open…"), this);
    open->setIconName(QStringLiteral("folder-open"));
    open->setKeyCap(tr("Ctrl O"));
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(10, 10, 10, 10);
    foot->setSpacing(8);
    foot->addWidget(m_place);
    foot->addWidget(m_zone);
    foot->addWidget(open);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_list, 1);
    column->addWidget(new RuleLine(Qt::Horizontal, this));
    column->addLayout(foot);
    connect(open, &Button::clicked, this, &StillsPanel::openWanted);
    connect(m_zone, &DropZone::openWanted, this, &StillsPanel::openWanted);
    connect(&pictures, &SafeStills::thumbnailMade, m_model, &StillListModel::touch);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        const QString id = now.data(StillListModel::IdRole).toString();
        if (now.isValid() && (m_board.still() == nullptr || m_board.still()->id != id))
            m_board.takeStill(id);
    });
    connect(&board, &StillBoard::handChanged, this, &StillsPanel::refresh);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void StillsPanel::refresh() {
    const int waiting = m_board.waiting();
    m_head->setNote(m_model->rowCount() == 0 ? QString()
                    : waiting == 0           ? tr("nothing waits")
                    : waiting == 1           ? tr("1 waits")
                                             : tr("%1 wait").arg(waiting));
    const int row = m_board.still() == nullptr ? -1 : m_model->rowOf(m_board.still()->id);
    if (m_list->currentIndex().row() != row)
        m_list->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row));
    m_list->viewport()->update();
}

void StillsPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), tone(Tone::Rule));
}

} // namespace watchdesk::ui
