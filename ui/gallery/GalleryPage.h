// The gallery: a wall of photographs, and the sheet of one subject beside it.
#pragma once

#include "ui/gallery/Jobs.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class EmptyState;
class ErrorBanner;
class FilterField;
class GalleryDeskJobs;
class GalleryFoot;
class GalleryModel;
class SegmentedControl;
class SheetPanel;
class WallPictures;
class WallView;

/// The workspace. Window's thread; the desk outlives it. The wall is read when it is made, and again when something
/// that it shows was written, here or on another desk.
class GalleryPage : public QWidget {
    Q_OBJECT
public:
    /// Width from which the sheet has its full measure.
    static constexpr int wideFrom = 1600;
    static constexpr int sheetWidth = 480;
    static constexpr int narrowSheetWidth = 400;
    /// Changes of a moment are taken in at once.
    static constexpr int gatherMs = 150;

    explicit GalleryPage(desk::Desk& desk, QWidget* parent = nullptr);
    /// Over anything that answers the interfaces; what they point to outlives the page.
    explicit GalleryPage(const GalleryJobs& jobs, QWidget* parent = nullptr);
    ~GalleryPage() override;

    [[nodiscard]] GalleryModel& model() const { return *m_model; }
    [[nodiscard]] WallView& wall() const { return *m_wall; }
    [[nodiscard]] WallPictures& pictures() const { return *m_pictures; }
    [[nodiscard]] SheetPanel& sheet() const { return *m_sheet; }
    [[nodiscard]] FilterField& filter() const { return *m_filter; }
    [[nodiscard]] SegmentedControl& groups() const { return *m_groups; }
    [[nodiscard]] SegmentedControl& sort() const { return *m_sort; }
    [[nodiscard]] SegmentedControl& sizes() const { return *m_sizes; }
    [[nodiscard]] ErrorBanner& banner() const { return *m_error; }
    /// What stands in place of the cards; empty while cards are shown.
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString footText() const;
    /// Reads the wall again, and the sheet if one is open.
    void reload();
    /// The sheet of a subject, or away with it when it is shown already.
    void toggleSheet(const QString& subjectId);
    /// The sheet of a subject.
    void showSheet(const QString& subjectId);

Q_SIGNALS:
    /// Cards are there, or their absence is said.
    void wallShown();

protected:
    void resizeEvent(QResizeEvent*) override;
    void showEvent(QShowEvent*) override;
    void paintEvent(QPaintEvent*) override;

private:
    void build();
    QWidget* makeBar();
    void connectParts();
    void connectSheet();
    void makeActions();
    void makeCautionActions();
    QAction* addJob(const QString& text, const QString& icon, const QKeySequence& key, std::function<void()> fn);
    void typeInFilter(const QString& text);
    void clearFilter();
    void refreshState();
    /// What is said in place of the cards; null: nothing.
    void say(EmptyState* state);
    void refreshActions();
    void arrange();
    void tick();

    std::shared_ptr<GalleryDeskJobs> m_deskJobs; ///< none over other jobs
    GalleryJobs m_jobs;
    GalleryModel* m_model = nullptr;
    WallPictures* m_pictures = nullptr;
    WallView* m_wall = nullptr;
    SheetPanel* m_sheet = nullptr;
    FilterField* m_filter = nullptr;
    SegmentedControl* m_groups = nullptr;
    SegmentedControl* m_sort = nullptr;
    SegmentedControl* m_sizes = nullptr;
    ErrorBanner* m_error = nullptr;
    EmptyState* m_nobody = nullptr;
    EmptyState* m_noMatch = nullptr;
    EmptyState* m_reading = nullptr;
    GalleryFoot* m_foot = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_colours = nullptr;
    QVector<QAction*> m_adding;
    QVector<QAction*> m_cautions;
    bool m_read = false; ///< a wall has come
    quint64 m_asked = 0;
    QTimer m_gather;
    QTimer m_minute;
};

} // namespace watchdesk::ui
