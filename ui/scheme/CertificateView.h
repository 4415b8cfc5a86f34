// The certificates of what was erased.
#pragma once

#include "desk/RetentionDesk.h"
#include "ui/widgets/FormSheet.h"
#include "ui/widgets/Rows.h"

#include <QWidget>

namespace watchdesk::ui {

class FactList;
class Table;

/// Enter or a double click says which is to be opened. Window's thread.
class CertificateView : public QWidget {
    Q_OBJECT
public:
    static constexpr int rowHeight = 32;

    explicit CertificateView(QWidget* parent = nullptr);
    void show(const QVector<desk::ErasureCertificate>& certificates);
    [[nodiscard]] const Rows<desk::ErasureCertificate>& rows() const { return *m_rows; }
    [[nodiscard]] Table& table() const { return *m_table; }

Q_SIGNALS:
    void openWanted(const watchdesk::desk::ErasureCertificate& certificate);

private:
    void paintCell(QPainter& painter, const QRectF& cell, int row, int column) const;
    Rows<desk::ErasureCertificate>* m_rows;
    Table* m_table;
};

/// One certificate: to be read, copied, taken away.
class CertificateSheet : public FormSheet {
    Q_OBJECT
public:
    CertificateSheet(QWidget* window, const desk::ErasureCertificate& certificate);

Q_SIGNALS:
    void paperWanted();
};

/// "3 photographs, 1 template".
[[nodiscard]] QString erasedCounts(const desk::ErasureCertificate& certificate);

} // namespace watchdesk::ui
