#include "ui/cctv/PlaceField.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

#include <algorithm>

namespace watchdesk::ui {

PlaceField::PlaceField(QWidget* parent) : QLineEdit(parent) {
    setObjectName(QStringLiteral("place"));
    setAccessibleName(tr("Where the camera is"));
    setPlaceholderText(tr("Camera at: call sign or place"));
    setMaxLength(120);
    // What is dropped here is dropped on the page.
    setAcceptDrops(false);
    auto* completer = new QCompleter(new QStringListModel(this), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(8);
    completer->popup()->setAccessibleName(tr("Premises"));
    setCompleter(completer);
    connect(this, &QLineEdit::textChanged, this, &PlaceField::placeChanged);
}

void PlaceField::setPlaces(const QVector<CameraPlace>& places) {
    m_places = places;
    QStringList names;
    for (const CameraPlace& place : places)
        names += place.name;
    static_cast<QStringListModel*>(completer()->model())->setStringList(names);
    Q_EMIT placeChanged();
}

QString PlaceField::premisesId() const {
    const auto it = std::find_if(m_places.cbegin(), m_places.cend(), [this](const CameraPlace& place) {
        return place.name.compare(words(), Qt::CaseInsensitive) == 0;
    });
    return it == m_places.cend() ? QString() : it->premisesId;
}

bool PlaceField::event(QEvent* event) {
    // The page takes Tab, Esc and letters as decisions; not from somebody who writes. F6 leads on from here.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool writes = key->key() < Qt::Key_F1 || key->key() > Qt::Key_F35;
        if (writes && (key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::ShiftModifier))
            event->accept();
    }
    return QLineEdit::event(event);
}

void PlaceField::keyPressEvent(QKeyEvent* event) {
    QLineEdit::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Escape)
        Q_EMIT left();
}

} // namespace watchdesk::ui
