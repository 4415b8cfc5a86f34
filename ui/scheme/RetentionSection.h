// Scheme: what is kept for how long, what is due, and how it goes.
#pragma once

#include "desk/RetentionDesk.h"
#include "ui/scheme/SectionPanel.h"

class QStackedWidget;

namespace watchdesk::ui {

class CertificateView;
class ClockView;
class DueView;
class PanelHead;
class SegmentedControl;

/// For those who may erase. Three views: what is due, the clocks, the certificates of what was erased.
class RetentionSection : public SectionPanel {
    Q_OBJECT
public:
    enum View { Due, Clocks, Certificates };

    explicit RetentionSection(desk::Desk& desk, QWidget* parent = nullptr);
    void refresh() override;
    [[nodiscard]] QVector<KeyHint> hints() const override;
    void showView(View view);

    [[nodiscard]] DueView& due() const { return *m_due; }
    [[nodiscard]] ClockView& clocks() const { return *m_clocks; }
    [[nodiscard]] CertificateView& certificates() const { return *m_certificates; }

private:
    void makeActions();
    void readDue();
    void readClocks();
    void readCertificates();
    void setClock(const QString& key, int value, int before);
    void putBack(const QString& key, int value);
    void erase(const QVector<desk::DueRow>& records);
    void showCertificate(const desk::ErasureCertificate& certificate);

    desk::RetentionDesk& m_retention;
    PanelHead* m_head;
    SegmentedControl* m_which;
    QStackedWidget* m_stack;
    DueView* m_due;
    ClockView* m_clocks;
    CertificateView* m_certificates;
};

} // namespace watchdesk::ui
