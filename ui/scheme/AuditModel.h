// A bounded window on the audit log.
#pragma once

#include "desk/AuditDesk.h"

#include <QAbstractListModel>

namespace watchdesk::ui {

/// Window's thread. Holds at most `most` entries, newest first; reads older and newer ones when asked, and lets go of
/// as many at the other end.
class AuditModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int part = 200;
    static constexpr int most = 1'000;

    explicit AuditModel(desk::AuditDesk& audit, QObject* parent = nullptr);
    /// Shows what the query finds, from the newest on, or from before a seq.
    void open(const desk::AuditQuery& query, qint64 beforeSeq = 0);
    void older();
    /// Those that came since, or that were let go.
    void newer();
    [[nodiscard]] const desk::AuditLine* at(int row) const;
    [[nodiscard]] const desk::AuditQuery& query() const { return m_query; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool endsHere() const { return m_older == 0; } ///< there is nothing older
    [[nodiscard]] bool startsHere() const { return m_newest; }   ///< there was nothing newer when it was read
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void busyChanged();
    /// Rows came (or, negative, went) at the top: what is read stays where it is if the view moves along. `live`: they
    /// were written since the newest one was shown.
    void shifted(int rows, bool live);
    void failed(const watchdesk::Error& error);

private:
    enum class End { Top, Bottom };
    void setBusy(bool busy);
    void begin(const desk::AuditPage& page);
    void fail(quint64 asked, const Error& error);
    void append(const QVector<desk::AuditLine>& lines);
    void prepend(const QVector<desk::AuditLine>& lines, bool live);
    void trim(End end);

    desk::AuditDesk& m_audit;
    desk::AuditQuery m_query;
    QVector<desk::AuditLine> m_lines;
    qint64 m_older = 0; ///< where to go on; 0: nowhere
    qint64 m_newer = 0; ///< after this one newer ones follow
    bool m_newest = false;
    bool m_busy = false;
    quint64 m_asked = 0;
};

} // namespace watchdesk::ui
