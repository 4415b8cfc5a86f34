// The sheet of one subject.
#pragma once

#include "ui/gallery/Jobs.h"

#include <QWidget>

#include <optional>

class QMimeData;
class QScrollArea;
class QVBoxLayout;

namespace watchdesk::ui {

class Button;
class LookerList;
class PanelHead;
class PhotoStrip;
class PhotographForm;
class SectionHead;
class SheetHead;
class SheetRows;

/// Hidden until a sheet is opened. A look is a deliberate act: the sheet stays with its subject while the wall is
/// walked, and reading it again is not another look. Window's thread.
class SheetPanel : public QWidget {
    Q_OBJECT
public:
    static constexpr int rowsAtFirst = 8; ///< of incidents; the rest at a click

    explicit SheetPanel(const GalleryJobs& jobs, QWidget* parent = nullptr);
    ~SheetPanel() override;

    void open(const QString& subjectId);
    void close();
    /// Something was written: reads the open sheet again.
    void readAgain();
    /// Who is shown or about to be; empty: nobody.
    [[nodiscard]] QString subjectId() const { return m_subjectId; }
    [[nodiscard]] const std::optional<desk::SubjectSheet>& sheet() const { return m_sheet; }
    [[nodiscard]] SheetHead& head() const { return *m_head; }
    [[nodiscard]] PhotoStrip& strip() const { return *m_strip; }
    [[nodiscard]] PhotographForm& form() const { return *m_form; }
    [[nodiscard]] SheetRows& history() const { return *m_history; }
    [[nodiscard]] LookerList& lookers() const { return *m_lookers; }
    [[nodiscard]] QString note() const;

    void setCaution(domain::Caution caution, bool on);
    [[nodiscard]] bool mayAdd() const;
    /// Asks for files, and then where they are from.
    void chooseFiles();
    void addFiles(const QStringList& paths);
    void paste();
    /// Pasted or dropped: files, or one picture.
    void bringIn(const QMimeData& brought);
    /// The current photograph.
    void removePhotograph();

Q_SIGNALS:
    void opened(const QString& subjectId);
    void closed();
    void failed(const watchdesk::Error& error);
    void cautionMenuWanted();

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;

private:
    QWidget* makeBody();
    void connectParts();
    void show(const desk::SubjectSheet& sheet);
    void showPhotographs(const desk::SubjectSheet& sheet);
    void showExclusions(const desk::SubjectSheet& sheet);
    void showOrders(const desk::SubjectSheet& sheet);
    void showHistory(const desk::SubjectSheet& sheet);
    void showLookers(const desk::SubjectSheet& sheet);
    void writeCautions(const QString& subjectId, qint64 version, domain::Cautions cautions, domain::Cautions before);
    void takeIn(const QString& subjectId, QVector<desk::PhotographFile> files);
    void askSource(const QFuture<Result<QVector<desk::PhotographFile>>>& reading);

    GalleryJobs m_jobs;
    QString m_subjectId;
    std::optional<desk::SubjectSheet> m_sheet;
    quint64 m_asked = 0;
    bool m_allRows = false;
    PanelHead* m_bar;
    QScrollArea* m_scroll;
    SheetHead* m_head;
    SectionHead* m_photographsHead;
    PhotoStrip* m_strip;
    PhotographForm* m_form;
    QVBoxLayout* m_exclusions;
    QVBoxLayout* m_orders;
    SectionHead* m_historyHead;
    SheetRows* m_history;
    Button* m_more;
    SectionHead* m_decisionsHead;
    SheetRows* m_decisions;
    SectionHead* m_lookersHead;
    LookerList* m_lookers;
};

} // namespace watchdesk::ui
