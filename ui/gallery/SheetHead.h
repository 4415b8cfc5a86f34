// Who it is and what applies: the upper part of the sheet.
#pragma once

#include "ui/gallery/Jobs.h"
#include "ui/widgets/PictureDecoding.h"

#include <QPixmap>
#include <QWidget>

namespace watchdesk::ui {

class Button;
class LabelText;

/// A photograph in full and in its own colours; the thumbnail stands there until it has come. Asks for it by itself.
class BigPhotograph : public QWidget {
    Q_OBJECT
public:
    explicit BigPhotograph(GallerySource& source, QWidget* parent = nullptr);
    /// Empty: a silhouette.
    void show(const QString& photographId, const QPixmap* meanwhile);
    [[nodiscard]] QString photographId() const { return m_id; }
    [[nodiscard]] bool isBroken() const { return m_broken; }
    [[nodiscard]] bool isShown() const { return !m_pixmap.isNull() && m_full; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void take(const QString& id, const QByteArray& bytes);
    GallerySource& m_source;
    PictureDecoder m_decoder;
    QString m_id;
    QPixmap m_pixmap;
    bool m_full = false;
    bool m_broken = false;
};

/// What to do when this person comes in: a sentence and the reason. Red only where it is an offence.
class AppliesBanner : public QWidget {
    Q_OBJECT
public:
    explicit AppliesBanner(QWidget* parent = nullptr);
    void setSheet(const desk::SubjectSheet& sheet);
    [[nodiscard]] QString text() const { return m_what; }
    [[nodiscard]] bool isOffence() const { return m_offence; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {280, heightForWidth(280)}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    qreal paint(QPainter* painter, int width) const;
    QString m_what;
    QString m_why;
    bool m_offence = false;
};

/// Chips that wrap.
class ChipRow : public QWidget {
    Q_OBJECT
public:
    struct Item {
        QString text;
        QString icon;
        bool soon = false;
        bool quiet = false;
    };
    explicit ChipRow(QWidget* parent = nullptr);
    void setItems(const QVector<Item>& items);
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return place(nullptr, width); }
    [[nodiscard]] QSize sizeHint() const override { return {280, heightForWidth(280)}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    int place(QPainter* painter, int width) const;
    QVector<Item> m_items;
};

class SheetHead : public QWidget {
    Q_OBJECT
public:
    explicit SheetHead(GallerySource& source, QWidget* parent = nullptr);
    void setSheet(const desk::SubjectSheet& sheet);
    [[nodiscard]] BigPhotograph& photograph() const { return *m_photograph; }
    [[nodiscard]] AppliesBanner& banner() const { return *m_banner; }
    [[nodiscard]] ChipRow& chips() const { return *m_chips; }
    [[nodiscard]] Button& cautionsButton() const { return *m_edit; }
    [[nodiscard]] QString name() const;

Q_SIGNALS:
    void cautionsWanted();

private:
    BigPhotograph* m_photograph;
    LabelText* m_name;
    LabelText* m_facts;
    LabelText* m_looks;
    ChipRow* m_chips;
    Button* m_edit;
    AppliesBanner* m_banner;
};

} // namespace watchdesk::ui
