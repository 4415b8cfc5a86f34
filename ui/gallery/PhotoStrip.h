// A subject's photographs over time.
#pragma once

#include "ui/gallery/WallPictures.h"

#include <QWidget>

namespace watchdesk::ui {

/// Oldest first, with day and source; a place to add another at the end. Painted in true colours. Left and Right walk,
/// a click or Enter shows one large, Del asks for its removal.
class PhotoStrip : public QWidget {
    Q_OBJECT
public:
    explicit PhotoStrip(GallerySource& source, QWidget* parent = nullptr);
    /// `adding`: photographs can be added and removed here.
    void setPhotographs(const QVector<desk::SheetPhotograph>& photographs, QDate today, bool adding);
    [[nodiscard]] int count() const { return static_cast<int>(m_photographs.size()); }
    /// The one that is current; empty: none.
    [[nodiscard]] QString current() const;
    void setCurrent(int index);
    [[nodiscard]] WallPictures& pictures() { return *m_pictures; }
    [[nodiscard]] QRect itemRect(int index) const;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {400, heightForWidth(400)}; }

Q_SIGNALS:
    void currentChanged(const QString& photographId);
    void addWanted();
    void removeWanted(const QString& photographId);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int items() const { return count() + (m_adding ? 1 : 0); }
    [[nodiscard]] int itemAt(const QPoint& at) const;
    [[nodiscard]] QStringList sourceLines(const domain::Photograph& photograph) const;
    [[nodiscard]] int wordsHeight() const;
    void paintPhotograph(QPainter& painter, int index) const;
    void paintAdd(QPainter& painter, const QRect& rect) const;
    void want();
    void describe();
    WallPictures* m_pictures;
    QVector<desk::SheetPhotograph> m_photographs;
    QDate m_today;
    bool m_adding = false;
    int m_current = -1;
};

} // namespace watchdesk::ui
