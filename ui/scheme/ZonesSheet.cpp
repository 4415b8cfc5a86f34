#include "ui/scheme/ZonesSheet.h"

#include "desk/Desk.h"
#include "desk/MapDesk.h"
#include "desk/Roles.h"
#include "domain/OrderRules.h"
#include "ui/map/MapView.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {
constexpr QSize wanted(1080, 680);
constexpr int sideWidth = 220;
} // namespace

ZonesSheet::ZonesSheet(QWidget* window, desk::Desk& desk)
    : Overlay(window, tr("Zones of the town")), m_desk(desk), m_may(desk::mayDo(desk.person(), desk::Act::WriteOrders)),
      m_map(new MapView), m_list(new QListWidget),
      m_name(lineField(tr("Name of the zone"), {}, tr("its name: Zone A"))),
      m_words(new LabelText({}, TextStyle::Body, Tone::Text2)), m_draw(new Button(tr("Draw a zone"))),
      m_remove(new Button(tr("Remove"))), m_keep(new Button(tr("Keep it"), nullptr, Button::Kind::Primary)) {
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(makeSide());
    row->addWidget(m_map, 1);
    auto* column = new QVBoxLayout(box());
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(makeFoot());
    m_map->setMap(desk.map().map());
    m_map->emptyState().setTexts(tr("No map yet"), tr("Bring in an OpenStreetMap file under Scheme, Set up. Zones can "
                                                      "be drawn then."));
    m_map->installEventFilter(this);
    connect(m_map, &MapView::groundClicked, this, &ZonesSheet::addCorner);
    connect(m_list, &QListWidget::currentRowChanged, this, &ZonesSheet::choose);
    connect(&desk.orders(), &desk::OrderDesk::zonesChanged, this, &ZonesSheet::read);
    setDrawing(false);
    open(wanted);
    m_list->setFocus();
    read();
}

QWidget* ZonesSheet::makeSide() {
    auto* side = new QWidget;
    side->setFixedWidth(sideWidth);
    m_list->setAccessibleName(tr("Zones"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_draw->setIconName(QStringLiteral("plus"));
    m_draw->setKeyCap(tr("Ctrl N"));
    m_remove->setIconName(QStringLiteral("trash-2"));
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(new LabelText(tr("Zones"), TextStyle::Head));
    column->addWidget(m_list, 1);
    column->addWidget(m_draw);
    column->addWidget(m_remove);
    m_draw->setVisible(m_may);
    m_remove->setVisible(m_may);
    connect(m_draw, &QAbstractButton::clicked, this, &ZonesSheet::draw);
    connect(m_remove, &QAbstractButton::clicked, this, &ZonesSheet::remove);
    return side;
}

QWidget* ZonesSheet::makeFoot() {
    auto* foot = new QWidget;
    auto* leave = new Button(tr("Leave"));
    leave->setKeyCap(tr("Esc"));
    m_keep->setKeyCap(tr("Enter"));
    m_name->setFixedWidth(220);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_words, 1);
    row->addWidget(m_name);
    row->addWidget(leave);
    row->addWidget(m_keep);
    connect(leave, &QAbstractButton::clicked, this, [this] { m_drawing ? setDrawing(false) : dismiss(); });
    connect(m_keep, &QAbstractButton::clicked, this, &ZonesSheet::keep);
    connect(m_name, &QLineEdit::returnPressed, this, &ZonesSheet::keep);
    return foot;
}

QString ZonesSheet::words() const {
    return m_words->text();
}

void ZonesSheet::read() {
    onAnswer(this, m_desk.orders().zones(), [this](const Result<QVector<domain::Zone>>& zones) {
        if (zones)
            take(*zones);
        else
            m_words->setText(QString::fromStdString(zones.error().text()));
    });
}

void ZonesSheet::take(const QVector<domain::Zone>& zones) {
    const QString before = chosen() != nullptr ? chosen()->id : QString();
    m_zones = zones;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = 0;
    for (int i = 0; i < zones.size(); ++i) {
        m_list->addItem(zones.at(i).name);
        row = zones.at(i).id == before ? i : row;
    }
    m_list->setCurrentRow(zones.isEmpty() ? -1 : row);
    choose(m_list->currentRow());
}

const domain::Zone* ZonesSheet::chosen() const {
    const int row = m_list->currentRow();
    return row >= 0 && row < m_zones.size() ? &m_zones.at(row) : nullptr;
}

void ZonesSheet::choose(int) {
    m_remove->setEnabled(chosen() != nullptr && !m_drawing);
    if (!m_drawing)
        m_words->setText(m_zones.isEmpty()
                             ? tr("No zones yet. An order that keeps somebody out of a part of the town needs one.")
                             : QString());
    showMap();
    if (const domain::Zone* zone = chosen(); zone != nullptr && !m_drawing && !zone->outline.isEmpty()) {
        const QRectF part = QPolygonF(zone->outline).boundingRect();
        m_map->goTo(part.adjusted(-60, -60, 60, 60));
    }
}

void ZonesSheet::draw() {
    if (!m_may)
        return;
    m_corners.clear();
    m_name->clear();
    setDrawing(true);
    m_map->setFocus();
}

void ZonesSheet::setDrawing(bool drawing) {
    m_drawing = drawing;
    m_map->setPicking(drawing);
    m_name->setVisible(drawing);
    m_keep->setVisible(drawing);
    m_draw->setEnabled(!drawing);
    if (drawing)
        m_words->setText(tr("Click the corners one after another, or go to them with the arrow keys and press Space."));
    else
        m_corners.clear();
    m_keep->setEnabled(m_corners.size() >= 3);
    choose(m_list->currentRow());
}

void ZonesSheet::addCorner(const QPointF& metres) {
    if (!m_drawing)
        return;
    m_corners.append(metres);
    m_keep->setEnabled(m_corners.size() >= 3);
    m_words->setText(tr("%1 corners. Backspace takes the last back.").arg(m_corners.size()));
    showMap();
    if (m_corners.size() >= 3 && m_name->text().isEmpty())
        m_words->setText(tr("%1 corners. Give the zone a name when it is whole.").arg(m_corners.size()));
}

void ZonesSheet::takeCornerBack() {
    if (m_corners.isEmpty())
        return;
    m_corners.removeLast();
    m_keep->setEnabled(m_corners.size() >= 3);
    m_words->setText(tr("%1 corners.").arg(m_corners.size()));
    showMap();
}

void ZonesSheet::keep() {
    if (!m_drawing)
        return;
    domain::Zone zone;
    zone.name = m_name->text();
    zone.outline = m_corners;
    if (const QString fault = domain::zoneFault(zone); !fault.isEmpty()) {
        m_words->setText(fault);
        m_name->setFocus();
        return;
    }
    onAnswer(this, m_desk.orders().writeZone(zone), [this](const Result<domain::Zone>& kept) {
        if (!kept) {
            m_words->setText(QString::fromStdString(kept.error().text()));
            return;
        }
        setDrawing(false);
        m_words->setText(tr("%1 is kept.").arg(kept->name));
        m_list->setFocus();
    });
}

void ZonesSheet::remove() {
    const domain::Zone* zone = chosen();
    if (zone == nullptr || !m_may || m_drawing)
        return;
    onAnswer(this, m_desk.orders().removeZone(zone->id, zone->version),
             [this, name = zone->name](const Result<void>& done) {
                 m_words->setText(done ? tr("%1 is removed.").arg(name) : QString::fromStdString(done.error().text()));
             });
}

void ZonesSheet::showMap() {
    QVector<MapLine> lines;
    for (const domain::Zone& zone : std::as_const(m_zones)) {
        MapLine line;
        line.points = QPolygonF(zone.outline);
        line.area = true;
        line.name = zone.name;
        line.tone = chosen() != nullptr && zone.id == chosen()->id && !m_drawing ? Tone::InHandFill : Tone::SoonFill;
        lines += line;
    }
    QVector<MapMarker> markers;
    if (m_drawing) {
        MapLine drawn;
        drawn.points = QPolygonF(m_corners);
        drawn.area = m_corners.size() >= 3;
        if (m_corners.size() >= 2)
            lines += drawn;
        for (int i = 0; i < m_corners.size(); ++i)
            markers.append({QString::number(i), m_corners.at(i), MarkerShape::Dot, MarkerState::InHand, {}, {}, {}});
    }
    m_map->lines().set(lines);
    m_map->markers().set(markers);
}

bool ZonesSheet::event(QEvent* event) {
    // The section below has jobs for these keys, too.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::New) || key->key() == Qt::Key_Delete) {
            event->accept();
            return true;
        }
    }
    return Overlay::event(event);
}

bool ZonesSheet::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_map && m_drawing && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Space) {
            addCorner(m_map->camera().toMetres(QRectF(m_map->rect()).center()));
            return true;
        }
        if (key->key() == Qt::Key_Backspace) {
            takeCornerBack();
            return true;
        }
    }
    return Overlay::eventFilter(watched, event);
}

void ZonesSheet::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_drawing)
        return keep();
    if (event->matches(QKeySequence::New))
        return draw();
    if (event->key() == Qt::Key_Escape && m_drawing)
        return setDrawing(false);
    if (event->key() == Qt::Key_Delete && m_list->hasFocus())
        return remove();
    Overlay::keyPressEvent(event);
}

} // namespace watchdesk::ui
